/*
 * Words, literals and punctuation. It knows nothing of lines and statements: Layout turns this
 * stream into the one the parser reads.
 */
lexer grammar SeamLexer;

options { superClass = SeamLexerBase; }

// Made by Layout alone; no rule here matches them.
tokens {
  ASSERT, COMMAND, EXTERNAL, LIBRARY_DECLARATION, ON_BLOCK, STAGE,
  BLOCK_OPEN, VALUE_OPEN, BLOCK_CLOSE, RECORD_OPEN, RECORD_CLOSE, HOLE_CLOSE
}

channels { COMMENTS }

// ---- reserved words: everything up to TYPE_NAME ----
AND : 'and';
BREAK : 'break';
CONTINUE : 'continue';
EDITION : 'edition';
ELSE : 'else';
ENSURE : 'ensure';
FALSE : 'false';
FN : 'fn';
FOR : 'for';
IF : 'if';
IMPORT : 'import';
IN : 'in';
LET : 'let';
MATCH : 'match';
NOT : 'not';
NULL : 'null';
OR : 'or';
PARAM : 'param';
PATCH : 'patch';
PIPELINE : 'pipeline';
REPLACE : 'replace';
RESCUE : 'rescue';
RETURN : 'return';
TEST : 'test';
TRUE : 'true';
TRY : 'try';
UNSAFE : 'unsafe';
VAR : 'var';
WHILE : 'while';
TYPE_NAME
  : [iu] ('8' | '16' | '32' | '64')
  | 'f32' | 'f64' | 'bool' | 'str' | 'ptr' | 'void'
  ;

// ---- contextual words: names wherever no rule asks for them; everything up to WITH ----
AFTER : 'after';
ALL : 'all';
AS : 'as';
AT : 'at';
BEFORE : 'before';
CONSISTENCY : 'consistency';
EXECUTABLE : 'executable';
FIXES : 'fixes';
FROM : 'from';
FUNCTION : 'function';
INCLUDE : 'include';
LIBRARY : 'library';
MODULE : 'module';
ON : 'on';
PROLOGUE : 'prologue';
REASON : 'reason';
REPLACES : 'replaces';
REQUIRES : 'requires';
SHADOW : 'shadow';
STATE : 'state';
UNPATCH : 'unpatch';
VMLINUX : 'vmlinux';
WAIT : 'wait';
WITH : 'with';

NAME : [A-Za-z_] [A-Za-z0-9_]*;

// One token for every number with whatever is glued to it; the builder says which one it is.
NUMBER
  : [0-9] GLUED* ('.' [0-9] [0-9_]* (('e' | 'E') [+-]? [0-9] | [A-Za-z])? GLUED*)?
  ;
fragment GLUED : [0-9A-Za-z_];

// ---- strings ----
TEXT_OPEN : '"""' -> pushMode(TEXT);
STRING_OPEN : '"' -> pushMode(STRING);

// ---- brackets: braces push a mode so that the one that closes a hole is found ----
LPAREN : '(';
RPAREN : ')';
LBRACKET : '[';
RBRACKET : ']';
CODE_OPEN : '{' {codeFollows()}? -> more, mode(CODE);
LBRACE : '{' -> pushMode(DEFAULT_MODE);
RBRACE : '}' {closeBrace();};

// ---- punctuation and operators ----
COMMA : ',';
COLON : ':';
SEMICOLON : ';';
SPREAD : '...';
RANGE_BELOW : '..<';
RANGE : '..';
DOT : '.';
FAT_ARROW : '=>';
ARROW : '->';
EQUAL : '==';
NOT_EQUAL : '!=';
ASSIGN : '=';
LESS_OR_EQUAL : '<=';
LESS : '<';
GREATER_OR_EQUAL : '>=';
GREATER : '>';
PLUS : '+';
MINUS : '-';
STAR : '*';
SLASH : '/';
PERCENT : '%';
HEADER : '<' [A-Za-z0-9_./+-]+ '>' {headerFollows()}?;

// ---- lines and comments ----
NEWLINE : '\r'? '\n' | '\r';
SPACE : [ \t\f\u000B\u00A0\uFEFF]+ -> channel(HIDDEN);
SHEBANG : '#!' ~[\r\n]* {atStart()}? -> channel(COMMENTS);
DOC_COMMENT : '///' (~[/\r\n] ~[\r\n]*)? -> channel(COMMENTS);
LINE_COMMENT : '//' ~[\r\n]* -> channel(COMMENTS);
BLOCK_COMMENT : '/*' .*? ('*/' | EOF) -> channel(COMMENTS);

// ---- what other languages write ----
FOREIGN_OPERATOR : '&&' | '||' | '!';
FOREIGN_STRING : '\'' ~['\r\n]* '\'';
STRAY : '#' ~[\r\n]* | .;

mode STRING;
STRING_CLOSE : '"' -> popMode;
HOLE_OPEN : '${' -> pushMode(DEFAULT_MODE);
ESCAPE : '\\' ('u{' ~["}\r\n]* '}' | ~[\r\n]);
STRING_TEXT : ~["\\$\r\n]+ | '$' | '\\';
STRING_NEWLINE : ('\r'? '\n' | '\r') -> type(NEWLINE), popMode;

mode TEXT;
TEXT_CLOSE : '"""' -> popMode;
TEXT_HOLE_OPEN : '${' -> type(HOLE_OPEN), pushMode(DEFAULT_MODE);
TEXT_ESCAPE : '\\' ('u{' ~["}\r\n]* '}' | '\r'? '\n' | .) -> type(ESCAPE);
TEXT_TEXT : (~["\\$]+ | '"' | '$' | '\\') -> type(STRING_TEXT);

// The body of c { .. } up to its own closing brace, as one token.
mode CODE;
C_STRING : '"' ('\\' . | ~["\\\r\n])* '"' -> more;
C_CHARACTER : '\'' ('\\' . | ~['\\\r\n])* '\'' -> more;
C_LINE_COMMENT : '//' ('\\' '\r'? '\n' | ~[\r\n])* -> more;
C_BLOCK_COMMENT : '/*' .*? ('*/' | EOF) -> more;
C_OPEN : '{' {openCodeBrace();} -> more;
CODE_BODY : '}' {closeCodeBrace();};
C_OTHER : . -> more;
