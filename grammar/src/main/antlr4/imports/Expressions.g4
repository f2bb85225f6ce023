/* What has a value; the alternatives of expression from the tightest to the loosest. */
parser grammar Expressions;

options { tokenVocab = SeamLexer; }

expression
  : primary                                                                   # operand
  | expression DOT name                                                       # member
  | expression LPAREN (argument (COMMA argument)* COMMA?)? RPAREN             # call
  | expression LBRACKET expression RBRACKET                                   # index
  | MINUS expression                                                          # negation
  | expression (STAR | SLASH | PERCENT) expression                            # product
  | expression (PLUS | MINUS) expression                                      # sum
  | expression (RANGE | RANGE_BELOW) expression                               # range
  | expression
    (EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL)
    expression                                                                # comparison
  | NOT expression                                                            # inversion
  | expression AND expression                                                 # conjunction
  | expression OR expression                                                  # disjunction
  ;

argument : (name COLON)? expression;

primary
  : (NULL | TRUE | FALSE)                                                     # constant
  | NUMBER                                                                    # number
  | string                                                                    # text
  | name                                                                      # reference
  | LPAREN expression RPAREN                                                  # group
  | (TYPE_NAME | LPAREN (type (COMMA type)* COMMA?)? RPAREN ARROW type)       # typeValue
  | LBRACKET (expression (COMMA expression)* COMMA?)? RBRACKET                # list
  | LBRACKET FOR name IN expression (IF expression)? block RBRACKET           # comprehension
  | RECORD_OPEN (recordEntry ((COMMA | NEWLINE) recordEntry)* COMMA?)? RECORD_CLOSE  # record
  | FN functionRest                                                           # closure
  | VALUE_OPEN (line (NEWLINE line)*)? BLOCK_CLOSE                            # blockValue
  | conditional                                                               # choice
  | TRY block rescueClause? ensureClause?                                     # try
  | UNSAFE block                                                              # unsafe
  | MATCH expression BLOCK_OPEN (arm ((COMMA | NEWLINE) arm)* COMMA?)? BLOCK_CLOSE   # match
  ;

conditional : IF expression block (ELSE (conditional | block))?;

recordEntry
  : (name | string) COLON expression   # field
  | SPREAD expression                  # spread
  ;

arm : expression (IF expression)? FAT_ARROW expression;

string
  : STRING_OPEN stringPart* STRING_CLOSE
  | TEXT_OPEN stringPart* TEXT_CLOSE
  ;

stringPart : STRING_TEXT | ESCAPE | HOLE_OPEN expression HOLE_CLOSE;
