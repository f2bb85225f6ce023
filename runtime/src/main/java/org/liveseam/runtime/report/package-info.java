/**
 * What a run did, for people, for programs and for test servers. Everything here turns a {@link
 * org.liveseam.runtime.report.RunReport} into text, or text into files.
 */
package org.liveseam.runtime.report;
