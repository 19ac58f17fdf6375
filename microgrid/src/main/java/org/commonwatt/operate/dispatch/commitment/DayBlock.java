package org.commonwatt.operate.dispatch.commitment;

import org.commonwatt.optim.Model;

/// One possible day inside a linear model: its columns, its rows, its costs. What was bought the
/// day before is either columns that all days share, or numbers that the rows' bounds take in.
///
/// Columns: for each step what is bought at spot, sold and curtailed, then those of each store.
final class DayBlock {
    /// Says that what was bought before is no column.
    static final int NOT_BOUGHT = -1;

    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final int BUY = 0;
    private static final int SELL = 1;
    private static final int CURTAIL = 2;
    private static final int FLOWS = 3;

    private final DayMarket market;
    private final Model model;
    private final String name;
    private final int firstColumn;
    private final int firstBalance;
    private final StoreBlock[] stores;

    /// Adds a day to a model.
    ///
    /// @param name in the names of its rows and columns
    /// @param bought first column of what was bought the day before, or [#NOT_BOUGHT]
    /// @param weight what its costs count in the objective; 0 where a row takes them up
    DayBlock(Model model, DayMarket market, String name, DayPath day, int bought, double weight) {
        this.model = model;
        this.market = market;
        this.name = name;
        firstColumn = model.columnCount();
        addFlows(day, weight);
        stores = new StoreBlock[market.stores().size()];
        for (int s = 0; s < stores.length; s++) {
            String storeName = "%s, store %d".formatted(name, s);
            stores[s] =
                    new StoreBlock(
                            model, market.stores().get(s), market.stepHours(), storeName, weight);
        }
        firstBalance = model.rowCount();
        addBalance(day, bought);
    }

    private int column(int t, int kind) {
        return firstColumn + t * FLOWS + kind;
    }

    private void addFlows(DayPath day, double weight) {
        for (int t = 0; t < market.steps(); t++) {
            model.addColumn(0.0, INFINITE, weight * day.spotBuyPerKwh()[t]);
            model.addColumn(0.0, INFINITE, -weight * day.spotSellPerKwh()[t]);
            model.addColumn(0.0, day.generationKwh()[t], 0.0);
        }
        model.nameColumns(
                firstColumn,
                market.steps() * FLOWS,
                at -> "%s[%s, %d]".formatted(flowName(at % FLOWS), name, at / FLOWS));
    }

    private static String flowName(int kind) {
        return switch (kind) {
            case BUY -> "spotBuy";
            case SELL -> "spotSell";
            default -> "curtail";
        };
    }

    /// Energy comes from somewhere in every step (`docs/FORMULATION.md#commitment-balance`).
    private void addBalance(DayPath day, int bought) {
        for (int t = 0; t < market.steps(); t++) {
            double netKwh = day.loadKwh()[t] - day.generationKwh()[t];
            model.addRow(netKwh, netKwh);
            if (bought != NOT_BOUGHT) {
                model.addEntry(bought + t, 1.0);
            }
            model.addEntry(column(t, BUY), 1.0);
            model.addEntry(column(t, SELL), -1.0);
            model.addEntry(column(t, CURTAIL), -1.0);
            for (StoreBlock store : stores) {
                store.addToBalance(t);
            }
        }
        model.nameRows(firstBalance, market.steps(), t -> "balance[%s, %d]".formatted(name, t));
    }

    /// Writes the day's costs, with the sign turned, into the row that was opened last.
    void subtractCosts(DayPath day) {
        for (int t = 0; t < market.steps(); t++) {
            model.addEntry(column(t, BUY), -day.spotBuyPerKwh()[t]);
            model.addEntry(column(t, SELL), day.spotSellPerKwh()[t]);
        }
        for (StoreBlock store : stores) {
            store.subtractCosts();
        }
    }

    /// Makes the day another one, of which this much was bought the day before.
    void replaceBy(DayPath day, double[] boughtKwh) {
        for (int t = 0; t < market.steps(); t++) {
            double netKwh = day.loadKwh()[t] - day.generationKwh()[t] - boughtKwh[t];
            model.setRowBounds(firstBalance + t, netKwh, netKwh);
            model.setColumnBounds(column(t, CURTAIL), 0.0, day.generationKwh()[t]);
            model.setCost(column(t, BUY), day.spotBuyPerKwh()[t]);
            model.setCost(column(t, SELL), -day.spotSellPerKwh()[t]);
        }
    }
}
