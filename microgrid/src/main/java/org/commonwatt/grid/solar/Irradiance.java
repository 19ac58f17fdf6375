package org.commonwatt.grid.solar;

/// Sunlight that reaches the ground, W/m².
///
/// @param ghiWPerM2 global on a level plane
/// @param dniWPerM2 beam on a plane that faces the sun
/// @param dhiWPerM2 diffuse on a level plane
public record Irradiance(double ghiWPerM2, double dniWPerM2, double dhiWPerM2) {
    /// No light.
    public static final Irradiance NIGHT = new Irradiance(0, 0, 0);
}
