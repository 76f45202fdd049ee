/**
 * Drawn X-rays. A seed enters, a picture that has the coarse build of a frontal chest X-ray and
 * says in itself that it is synthetic leaves. It shows that the path works; it says nothing about
 * how well the model judges.
 */
package org.hilum.local.phantom;
