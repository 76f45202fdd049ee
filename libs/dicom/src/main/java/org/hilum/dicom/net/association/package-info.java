/**
 * Bytes of a socket enter, and the messages of an association leave; the other way, messages enter
 * and protocol data units leave (PS3.8). A peer that breaks the rules, says nothing or never ends
 * costs one thread until a time-out and memory for what it has really sent. Services know nothing
 * of units and time-outs, so that each of them is a few lines.
 */
package org.hilum.dicom.net.association;
