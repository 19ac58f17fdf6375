package org.commonwatt.optim;

import org.commonwatt.numeric.RandomStream;

/// Small models with every kind of bound. Coefficients are small whole numbers, so that ties and
/// degenerate vertices are common.
final class RandomModels {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private RandomModels() {}

    /// A model that has plans, among them one that it was built around, and a best one, since every
    /// column has two bounds.
    static Model feasible(RandomStream random) {
        Model model = new Model();
        int columns = 1 + random.nextInt(12);
        double[] inside = new double[columns];
        for (int j = 0; j < columns; j++) {
            double lower = random.nextInt(-5, 5);
            double width = random.nextInt(8);
            model.addColumn(lower, lower + width, random.nextInt(-9, 10));
            inside[j] = lower + width * random.nextDouble();
        }
        int rows = random.nextInt(11);
        for (int i = 0; i < rows; i++) {
            addRow(model, random);
            double activity = model.arrays().activity(i, inside);
            double below = random.chance(0.3) ? 0.0 : random.nextInt(4);
            double above = random.chance(0.3) ? 0.0 : random.nextInt(4);
            int kind = random.nextInt(3);
            model.setRowBounds(
                    i,
                    kind == 0 ? -INFINITE : activity - below,
                    kind == 1 ? INFINITE : activity + above);
        }
        model.setOffset(random.nextInt(-3, 4));
        return model;
    }

    /// A model that has none: it demands of a sum of its rows more than the columns can give.
    static Model infeasible(RandomStream random) {
        Model model = feasible(random);
        int columns = model.columnCount();
        int row = model.addRow(-INFINITE, INFINITE);
        double most = 0.0;
        for (int j = 0; j < columns; j++) {
            int value = random.nextInt(1, 4);
            model.addEntry(j, value);
            most += value * model.arrays().columns().upper()[j];
        }
        model.setRowBounds(row, most + 1 + random.nextInt(3), INFINITE);
        return model;
    }

    /// Changes a few costs and bounds; the model may become infeasible.
    static void change(Model model, RandomStream random) {
        for (int k = 0; k < 3; k++) {
            int column = random.nextInt(model.columnCount());
            switch (random.nextInt(3)) {
                case 0 -> model.setCost(column, random.nextInt(-9, 10));
                case 1 -> {
                    double lower = random.nextInt(-5, 5);
                    model.setColumnBounds(column, lower, lower + random.nextInt(8));
                }
                default -> {
                    if (model.rowCount() > 0) {
                        double lower = random.nextInt(-9, 9);
                        int row = random.nextInt(model.rowCount());
                        model.setRowBounds(row, lower, lower + random.nextInt(20));
                    }
                }
            }
        }
    }

    private static void addRow(Model model, RandomStream random) {
        model.addRow(-INFINITE, INFINITE);
        for (int j = 0; j < model.columnCount(); j++) {
            if (random.chance(0.5)) {
                model.addEntry(j, random.nextInt(-3, 4));
            }
        }
    }
}
