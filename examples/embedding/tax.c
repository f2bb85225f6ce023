/* The native library of the service. Built with entry sites, as a distribution would:
   cc -shared -fPIC -g -O2 -fpatchable-function-entry=5 tax.c -o libtax.so */

/* Cents of tax on an amount in cents; it rounds down, which is wrong. */
int tax(int amount) { return amount * 19 / 100; }
