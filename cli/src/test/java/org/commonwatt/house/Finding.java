package org.commonwatt.house;

/// One broken house rule.
///
/// @param place `file:line`, relative to the repository
/// @param value what was found there
/// @param rule what is asked instead
record Finding(String place, String value, String rule) {
    @Override
    public String toString() {
        return "%s: %s; %s.".formatted(place, value, rule);
    }
}
