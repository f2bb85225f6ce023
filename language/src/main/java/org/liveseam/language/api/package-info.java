/**
 * What a host program may ask of the language: check a text, read its declarations, run it, hold a
 * conversation with it. Nothing here shows Truffle.
 */
package org.liveseam.language.api;
