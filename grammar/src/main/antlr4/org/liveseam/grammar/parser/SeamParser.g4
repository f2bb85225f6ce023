/*
 * The parser reads the stream that Layout made: one NEWLINE between two statements and none
 * elsewhere, braces told apart, COMMAND where a call goes without parentheses. So no rule needs a
 * predicate, and two tokens of lookahead nearly always do.
 *
 * An error gives up the innermost line it stands in (see SeamParserBase); what the builder is given
 * is either whole or marked.
 */
parser grammar SeamParser;

import Patch, Control, Expressions;

options {
  tokenVocab = SeamLexer;
  superClass = SeamParserBase;
}

program : (line (NEWLINE line)*)? EOF;

line
  : statement {requireEndOfLine();}
  ;
  catch [RecognitionException e] { giveUp(_localctx, e); }
  catch [GaveUp e] { recover(_localctx, e); }

statement
  : editionDeclaration
  | importDeclaration
  | letDeclaration
  | paramDeclaration
  | functionDeclaration
  | externalFunction
  | patchDeclaration
  | replaceStatement
  | libraryDeclaration
  | testDeclaration
  | pipelineDeclaration
  | stageBlock
  | onBlock
  | forLoop
  | whileLoop
  | jump
  | assertion
  | evaluation
  | misplaced
  ;

// What no statement starts with; named here so that the error belongs to this line alone.
misplaced
  : {refuse();}
    ( AND | OR | IN | ELSE | ENSURE | RESCUE | COMMA | COLON | SPREAD | RANGE_BELOW | RANGE | DOT
    | FAT_ARROW | ARROW | EQUAL | NOT_EQUAL | ASSIGN | LESS_OR_EQUAL | LESS | GREATER_OR_EQUAL
    | GREATER | PLUS | STAR | SLASH | PERCENT | HEADER | CODE_BODY | COMMAND
    | SEMICOLON )
  ;

// ---- words ----

name : NAME | contextualWord;

contextualWord
  : AFTER | ALL | AS | AT | BEFORE | CONSISTENCY | EXECUTABLE | FIXES | FROM | FUNCTION | INCLUDE
  | LIBRARY | MODULE | ON | PROLOGUE | REASON | REPLACES | REQUIRES | SHADOW | STATE | UNPATCH
  | VMLINUX | WAIT | WITH
  ;
