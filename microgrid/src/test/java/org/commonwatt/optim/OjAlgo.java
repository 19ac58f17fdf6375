package org.commonwatt.optim;

import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/// A second opinion: ojAlgo's solvers, written by other people in another language.
final class OjAlgo {
    private OjAlgo() {}

    static Optimisation.Result solve(Model model) {
        ModelArrays arrays = model.arrays();
        ExpressionsBasedModel theirs = new ExpressionsBasedModel();
        Variable[] variables = new Variable[model.columnCount()];
        for (int j = 0; j < variables.length; j++) {
            variables[j] = theirs.newVariable("x" + j).weight(arrays.columns().costs()[j]);
            if (Double.isFinite(arrays.columns().lower()[j])) {
                variables[j].lower(arrays.columns().lower()[j]);
            }
            if (Double.isFinite(arrays.columns().upper()[j])) {
                variables[j].upper(arrays.columns().upper()[j]);
            }
            variables[j].integer(arrays.columns().integrality()[j] == 1);
        }
        for (int i = 0; i < model.rowCount(); i++) {
            Expression row = theirs.newExpression("r" + i);
            if (Double.isFinite(arrays.rows().lower()[i])) {
                row.lower(arrays.rows().lower()[i]);
            }
            if (Double.isFinite(arrays.rows().upper()[i])) {
                row.upper(arrays.rows().upper()[i]);
            }
            for (int k = arrays.rows().starts()[i]; k < arrays.rows().starts()[i + 1]; k++) {
                row.set(variables[arrays.entries().columns()[k]], arrays.entries().values()[k]);
            }
        }
        return theirs.minimise();
    }
}
