package org.liveseam.repl.command;

import java.time.Duration;
import java.util.function.Predicate;
import org.liveseam.language.api.Grants;
import org.liveseam.language.api.ScriptInputs;
import org.liveseam.language.api.Tools;

/**
 * How tests are to run, the same for all files.
 *
 * @param wanted which ones, by their names
 * @param timeout of each
 * @param inputs values for the params of the file
 * @param tools what watches them
 */
record TestPlan(
    Predicate<String> wanted,
    Duration timeout,
    boolean allowUnsafe,
    Grants grants,
    ScriptInputs inputs,
    Tools tools) {}
