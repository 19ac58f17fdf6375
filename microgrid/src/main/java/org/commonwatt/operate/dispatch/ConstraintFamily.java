package org.commonwatt.operate.dispatch;

/// What kind of rule a row or bound of the model expresses; a conflict is told in these words.
public enum ConstraintFamily {
    /// A meter takes what the devices behind it need; the community takes what its members take.
    BALANCE("balance"),
    /// What is stored is what was stored, plus what came, minus what went and was lost.
    STORAGE_DYNAMICS("storageDynamics"),
    /// Content that must be there after the last step.
    TERMINAL_SOC("terminalSoc"),
    /// Least and most content.
    SOC_WINDOW("socWindow"),
    /// Largest charging and discharging power.
    BATTERY_POWER("batteryPower"),
    /// Largest import and export of a member.
    MEMBER_CONNECTION_LIMIT("memberConnectionLimit"),
    /// Largest import of the community.
    COMMUNITY_IMPORT_LIMIT("communityImportLimit"),
    /// Largest export of the community.
    COMMUNITY_EXPORT_LIMIT("communityExportLimit"),
    /// Demand that must be served.
    NO_SHEDDING("noShedding"),
    /// Generation is not more than sun and wind allow.
    GENERATION("generation"),
    /// One way at a time: charge or discharge, take or give.
    ONE_WAY("oneWay"),
    /// A job starts once, within its time.
    JOB("job"),
    /// Power range of a generator set.
    GENERATOR("generator"),
    /// Power of a heat pump and temperatures of what it heats.
    HEAT("heat"),
    /// Voltages of the feeder.
    FEEDER_VOLTAGE("feederVoltage"),
    /// Currents of the feeder.
    FEEDER_CURRENT("feederCurrent"),
    /// What a member pays in all; says nothing on its own.
    MEMBER_COST("memberCost"),
    /// Nobody pays more than alone.
    INDIVIDUAL_RATIONALITY("individualRationality"),
    /// Cap of transfers between members.
    TRANSFERS("transfers"),
    /// How much dearer than the cheapest plan a fair one may be.
    EFFICIENCY_BUDGET("efficiencyBudget"),
    /// Definition of peak, of least benefit and of other measures; says nothing on its own.
    MEASURE("measure");

    private final String key;

    ConstraintFamily(String key) {
        this.key = key;
    }

    /// Its name in files, such as `communityImportLimit`.
    public String key() {
        return key;
    }

    /// Whether it can never be the reason: it defines or balances something.
    boolean isAlwaysKept() {
        return this == BALANCE
                || this == COMMUNITY_EXPORT_LIMIT
                || this == GENERATION
                || this == MEMBER_COST
                || this == MEASURE;
    }
}
