/* Describing a patch. A COMMAND may stand behind a first word, because Layout sees no families. */
parser grammar Patch;

options { tokenVocab = SeamLexer; }

patchDeclaration : PATCH name (patchBody | FROM name expression);

patchBody : expression? BLOCK_OPEN (patchLine (NEWLINE patchLine)*)? BLOCK_CLOSE;

patchLine
  : patchItem {requireEndOfLine();}
  ;
  catch [RecognitionException e] { giveUp(_localctx, e); }
  catch [GaveUp e] { recover(_localctx, e); }

patchItem
  : REASON COMMAND? expression                                                       # reason
  | FIXES COMMAND? expression                                                        # fixes
  | REQUIRES COMMAND? name expression                                                # requires
  | CONSISTENCY COMMAND? consistency                                                 # consistencyItem
  | REPLACES COMMAND? ALL                                                            # replacesAll
  | PROLOGUE COMMAND? name                                                             # prologueItem
  | IN object BLOCK_OPEN (objectLine (NEWLINE objectLine)*)? BLOCK_CLOSE             # objectBlock
  | replaceClause                                                                    # patchReplace
  | callback                                                                         # patchCallback
  | shadow                                                                           # patchShadow
  | state                                                                            # patchState
  | unknownField                                                                     # patchUnknown
  | {refuse();}
    ~( REASON | FIXES | REQUIRES | CONSISTENCY | REPLACES | PROLOGUE | IN | REPLACE | BEFORE | AFTER
    | SHADOW | STATE | NAME | ALL | AS | AT | EXECUTABLE | FROM | FUNCTION | INCLUDE | LIBRARY | MODULE
    | ON | UNPATCH | VMLINUX | WAIT | WITH | ASSERT | STAGE | LIBRARY_DECLARATION | ON_BLOCK
    | NEWLINE | BLOCK_CLOSE )                                                        # patchMisplaced
  ;

shadow : SHADOW COMMAND? name COLON cType ON cType;

state : STATE COMMAND? expression name expression;

// Words of C; the one that ends the first type is none of them.
cType : cWord+ STAR*;

cWord
  : NAME | TYPE_NAME | AFTER | ALL | AS | AT | BEFORE | CONSISTENCY | EXECUTABLE | FIXES | FROM
  | FUNCTION | INCLUDE | LIBRARY | MODULE | PROLOGUE | REASON | REPLACES | REQUIRES | SHADOW | STATE
  | UNPATCH | VMLINUX | WAIT | WITH
  ;

objectLine
  : objectItem {requireEndOfLine();}
  ;
  catch [RecognitionException e] { giveUp(_localctx, e); }
  catch [GaveUp e] { recover(_localctx, e); }

objectItem
  : replaceClause   # objectReplace
  | callback        # objectCallback
  | objectUnknown   # objectUnknownField
  | {refuse();}
    ~( REPLACE | BEFORE | AFTER | NAME | ALL | AS | AT | CONSISTENCY | EXECUTABLE | FIXES | FROM
    | FUNCTION | INCLUDE | LIBRARY | MODULE | ON | PROLOGUE | REASON | REPLACES | REQUIRES | SHADOW
    | STATE | UNPATCH | VMLINUX | WAIT | WITH | ASSERT | STAGE | LIBRARY_DECLARATION | ON_BLOCK
    | NEWLINE | BLOCK_CLOSE )   # objectMisplaced
  ;

callback : (BEFORE | AFTER) COMMAND? (PATCH | UNPATCH) inlineC;

replaceStatement : replaceClause;

replaceClause
  : REPLACE FUNCTION nameSyntax bodyParameters? (AT expression)? (IN object)? WITH body
    (COMMA replaceOption)*
  ;

replaceOption
  : CONSISTENCY consistency       # consistencyOfReplace
  | ON MINUS name expression      # onErrorOption
  | PROLOGUE name                 # prologueOption
  ;

nameSyntax
  : name                     # writtenName
  | string                      # stringName
  | LPAREN expression RPAREN    # computedName
  ;

bodyParameters : LPAREN (bodyParameter (COMMA bodyParameter)* COMMA?)? RPAREN (ARROW type)?;

bodyParameter : name (COLON type)?;

object
  : VMLINUX              # vmlinux
  | MODULE nameSyntax    # module
  | LIBRARY expression   # libraryObject
  | EXECUTABLE           # executable
  | string               # libraryName
  ;

body
  : inlineC                                # bodyInline
  | nameSyntax FROM expression             # bodyFromFile
  | name                                   # bodySymbol
  | (string | LPAREN expression RPAREN)    # bodyComputed
  | FN functionRest                        # bodyClosure
  ;

inlineC : NAME CODE_BODY (INCLUDE (HEADER | string))*;

consistency
  : model (OR model)*
    (BLOCK_OPEN (consistencyOption ((COMMA | NEWLINE) consistencyOption)* COMMA?)? BLOCK_CLOSE)?
  ;

model : hyphenated | string | LPAREN expression RPAREN;

hyphenated : name (MINUS name)*;

consistencyOption
  : WAIT COMMAND? expression       # waitOption
  | ON MINUS name model            # onStallOption
  | unknownOption                  # unknownConsistencyOption
  ;

// ---- unknown words: the whole line is taken, so that the word alone is the error ----

unknownField
  : ( NAME | ALL | AS | AT | EXECUTABLE | FROM | FUNCTION | INCLUDE | LIBRARY | MODULE | ON
    | UNPATCH | VMLINUX | WAIT | WITH | ASSERT | STAGE | LIBRARY_DECLARATION | ON_BLOCK ) rest*
  ;

objectUnknown
  : ( NAME | ALL | AS | AT | CONSISTENCY | EXECUTABLE | FIXES | FROM | FUNCTION | INCLUDE
    | LIBRARY | MODULE | ON | PROLOGUE | REASON | REPLACES | REQUIRES | SHADOW | STATE | UNPATCH
    | VMLINUX | WAIT | WITH | ASSERT | STAGE | LIBRARY_DECLARATION | ON_BLOCK ) rest*
  ;

unknownOption : NAME optionRest*;

rest : ~(NEWLINE | BLOCK_OPEN | VALUE_OPEN | BLOCK_CLOSE) | balanced;

optionRest : ~(NEWLINE | COMMA | BLOCK_OPEN | VALUE_OPEN | BLOCK_CLOSE) | balanced;

balanced
  : (BLOCK_OPEN | VALUE_OPEN) (balanced | ~(BLOCK_OPEN | VALUE_OPEN | BLOCK_CLOSE))* BLOCK_CLOSE
  ;
