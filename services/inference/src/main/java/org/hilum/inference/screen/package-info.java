/**
 * An event enters, a judgement or a reason against one leaves. An object becomes network input, the
 * network screens what is ready, and the decision rule words the result. Hostile and unsuitable
 * images are values here, so that one of them never disturbs another.
 */
package org.hilum.inference.screen;
