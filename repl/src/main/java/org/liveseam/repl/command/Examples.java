package org.liveseam.repl.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The two command lines that a command's help begins with, each with a word on what it does. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Examples {
  /** {@code COMMAND LINE # what it does}. */
  String[] value();
}
