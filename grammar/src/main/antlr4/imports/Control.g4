/* Declarations and control flow. */
parser grammar Control;

options { tokenVocab = SeamLexer; }

editionDeclaration : EDITION expression;

importDeclaration : IMPORT expression AS name;

letDeclaration : (LET | VAR) name (COLON type)? ASSIGN expression;

paramDeclaration : PARAM name (COLON type)? (ASSIGN expression)?;

functionDeclaration : FN name functionRest;

functionRest : signature (block | FAT_ARROW expression);

externalFunction : EXTERNAL FN name signature;

signature : LPAREN (parameter (COMMA parameter)* COMMA?)? RPAREN (ARROW type)?;

parameter : name (COLON type)? (ASSIGN expression)?;

type
  : typeWord+ STAR*                                            # plainType
  | LPAREN (type (COMMA type)* COMMA?)? RPAREN ARROW type      # functionType
  ;

typeWord : NAME | TYPE_NAME | FN | PATCH | NULL;

libraryDeclaration : LIBRARY_DECLARATION COMMAND expression (FROM expression)?;

testDeclaration : TEST expression (ON expression)? block;

pipelineDeclaration : PIPELINE name (COMMA name expression)? block rescueClause? ensureClause?;

stageBlock : STAGE COMMAND name (ON expression)? (COMMA name expression)? block;

onBlock : ON_BLOCK COMMAND? expression block;

forLoop : FOR name IN expression block;

whileLoop : WHILE expression block;

jump
  : BREAK                # break
  | CONTINUE             # continue
  | RETURN expression?   # return
  ;

assertion
  : ASSERT
    ( COMMAND? expression (COMMA expression)?
    | LPAREN expression COMMA expression COMMA? RPAREN
    )
  ;

// An assignment, a call without parentheses, or an expression.
evaluation : expression (ASSIGN expression | COMMAND argument (COMMA argument)*)?;

block : BLOCK_OPEN (line (NEWLINE line)*)? BLOCK_CLOSE;

rescueClause : RESCUE name block;

ensureClause : ENSURE block;
