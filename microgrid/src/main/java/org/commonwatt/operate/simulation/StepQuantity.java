package org.commonwatt.operate.simulation;

/// What a step reports of each member; the key is the column name in `steps.parquet`.
///
/// Energies are kWh per step and never negative unless said.
public enum StepQuantity {
    /// Energy wanted.
    DEMAND_KWH("demand_kwh"),
    /// Demand met.
    SERVED_KWH("served_kwh"),
    /// Demand not met.
    UNSERVED_KWH("unserved_kwh"),
    /// Generation used (after curtailment).
    GENERATION_KWH("generation_kwh"),
    /// Generation thrown away.
    CURTAILED_KWH("curtailed_kwh"),
    /// Battery charging.
    CHARGE_KWH("charge_kwh"),
    /// Battery discharging.
    DISCHARGE_KWH("discharge_kwh"),
    /// EV charging.
    EV_CHARGE_KWH("ev_charge_kwh"),
    /// EV discharging (vehicle-to-grid).
    EV_DISCHARGE_KWH("ev_discharge_kwh"),
    /// Electricity of the heat pump.
    HEAT_PUMP_KWH("heat_pump_kwh"),
    /// Temperature of the heated room at the end of the step, °C; 0 without one.
    ROOM_C("room_c"),
    /// Heat in the hot-water tank at the end of the step; 0 without one.
    TANK_KWH("tank_kwh"),
    /// Hot water that the tank could not give.
    HOT_WATER_UNMET_KWH("hot_water_unmet_kwh"),
    /// Demand of a deferrable job, part of the demand.
    JOB_KWH("job_kwh"),
    /// Output of the generator, part of generation and curtailed.
    GENSET_KWH("genset_kwh"),
    /// Fuel of the generator, litres.
    FUEL_LITRES("fuel_litres"),
    /// Metered import.
    GRID_IMPORT_KWH("grid_import_kwh"),
    /// Metered export.
    GRID_EXPORT_KWH("grid_export_kwh"),
    /// Part of the import that other members delivered.
    POOL_PURCHASE_KWH("pool_purchase_kwh"),
    /// Part of the export that other members took.
    POOL_SALE_KWH("pool_sale_kwh"),
    /// Energy in the battery at the end of the step.
    STORED_KWH("stored_kwh"),
    /// State of charge at the end of the step, stored / nameplate.
    SOC("soc"),
    /// Energy in the EV at the end of the step, 0 while away.
    EV_STORED_KWH("ev_stored_kwh"),
    /// EV energy missing at a departure at the start of this step.
    EV_SHORTFALL_KWH("ev_shortfall_kwh"),
    /// Energy lost in storage.
    LOSS_KWH("loss_kwh"),
    /// What one imported kWh costs the member all in.
    RETAIL_PRICE_PER_KWH("retail_price_per_kwh"),
    /// What one kWh bought from other members costs all in; the retail price where there is no
    /// pool.
    POOL_PRICE_PER_KWH("pool_price_per_kwh");

    private final String column;

    StepQuantity(String column) {
        this.column = column;
    }

    /// Column name.
    public String column() {
        return column;
    }
}
