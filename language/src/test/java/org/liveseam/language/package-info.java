/** Tests of the language as its hosts see it. */
package org.liveseam.language;
