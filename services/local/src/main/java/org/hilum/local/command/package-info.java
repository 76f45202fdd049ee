/**
 * What a person types. The words behind {@code ./hilum} enter, a command runs, and its exit status
 * leaves: 0 when it did what was asked, 1 when it could not, 2 when the words make no sense.
 */
package org.hilum.local.command;
