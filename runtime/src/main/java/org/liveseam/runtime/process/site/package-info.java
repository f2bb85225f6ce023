/** Entry sites: where functions can be redirected. */
package org.liveseam.runtime.process.site;
