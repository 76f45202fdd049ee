package org.hilum.training.classical;

import java.util.Arrays;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/** A support vector machine (Cortes and Vapnik 1995), fitted by LIBSVM (Chang and Lin 2011). */
public final class SupportVectorMachine implements Classifier {
  /** How far the optimality conditions may be missed, as is usual for LIBSVM. */
  private static final double PRECISION = 1e-3;

  /** Of kernel values, in each fit; several run at a time. */
  private static final double CACHE_MEGABYTES = 256;

  static {
    svm.svm_set_print_string_function(line -> {});
  }

  private final svm_model model;

  private SupportVectorMachine(svm_model model) {
    this.model = model;
  }

  /**
   * @param isPneumonia one a row; both must occur
   */
  public static SupportVectorMachine fit(
      double[][] rows, boolean[] isPneumonia, SvmSettings settings, ClassWeights balance) {
    svm_problem problem = new svm_problem();
    problem.l = rows.length;
    problem.x = Arrays.stream(rows).map(SupportVectorMachine::nodes).toArray(svm_node[][]::new);
    problem.y = IntStream.range(0, rows.length).mapToDouble(i -> isPneumonia[i] ? 1 : 0).toArray();
    return new SupportVectorMachine(svm.svm_train(problem, parameter(settings, balance)));
  }

  @Override
  public double logit(double[] row) {
    double[] value = new double[1];
    svm.svm_predict_values(model, nodes(row), value);
    // Decides for the label that it met first.
    return model.label[0] == 1 ? value[0] : -value[0];
  }

  /** One weight a support vector, and the intercept. */
  @Override
  public long parameters() {
    return model.l + 1L;
  }

  private static svm_parameter parameter(SvmSettings settings, ClassWeights balance) {
    svm_parameter parameter = new svm_parameter();
    parameter.svm_type = svm_parameter.C_SVC;
    parameter.kernel_type = settings.isLinear() ? svm_parameter.LINEAR : svm_parameter.RBF;
    parameter.C = settings.cost();
    parameter.gamma = settings.gamma();
    parameter.cache_size = CACHE_MEGABYTES;
    parameter.eps = PRECISION;
    parameter.shrinking = 1;
    parameter.nr_weight = 2;
    parameter.weight_label = new int[] {0, 1};
    parameter.weight = new double[] {balance.normal(), balance.pneumonia()};
    return parameter;
  }

  private static svm_node[] nodes(double[] row) {
    svm_node[] nodes = new svm_node[row.length];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = new svm_node();
      nodes[i].index = i;
      nodes[i].value = row[i];
    }
    return nodes;
  }
}
