/** The operator as a program: its options, and what is started from them. */
package io.platformtenant.operator.cli.run;
