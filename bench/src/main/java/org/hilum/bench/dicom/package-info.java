/**
 * A drawn radiograph of 12 bits comes in, as a DICOM file of each transfer syntax that can be
 * written here; of the others, files of real devices where they are at hand. How fast each is
 * decoded leaves, and what part of a screening the parsing of a file is, so that no door becomes
 * the bottleneck.
 */
package org.hilum.bench.dicom;
