internal import Foundation

/// How numbers are written in the tables.
public enum Figures {
    /// A number with that many digits after the point.
    public static func decimal(_ value: Double, digits: Int) -> String {
        String(format: "%.\(digits)f", value)
    }

    /// A time in the unit that suits it, with three or four figures.
    public static func time(nanoseconds: Double) -> String {
        switch nanoseconds {
        case ..<1e3: decimal(nanoseconds, digits: 0) + " ns"
        case ..<1e6: decimal(nanoseconds / 1e3, digits: 2) + " µs"
        default: decimal(nanoseconds / 1e6, digits: 2) + " ms"
        }
    }

    /// A whole number with its digits in groups of three.
    public static func grouped(_ value: Int) -> String {
        var text = String(value)
        var index = text.count - 3
        while index > 0 {
            text.insert(",", at: text.index(text.startIndex, offsetBy: index))
            index -= 3
        }
        return text
    }
}
