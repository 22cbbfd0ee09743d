/// A point in time as the wire and the store know it: to the millisecond, in UTC.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Milliseconds since 1970-01-01 00:00 UTC.
    public let milliseconds: Int64

    /// Takes milliseconds since 1970-01-01 00:00 UTC.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// Takes seconds since 1970-01-01 00:00 UTC; nil outside of the years 0 to 9999, which the wire can say.
    public init?(seconds: Int64) {
        let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        guard !overflow, Self.range.contains(milliseconds) else { return nil }
        self.init(milliseconds: milliseconds)
    }

    /// The point so many seconds later; where that lies outside of the years 0 to 9999, the first or last within.
    public func adding(seconds: Int64) -> Timestamp {
        let (later, isFarther) = seconds.multipliedReportingOverflow(by: 1000)
        let (sum, isFarthest) = milliseconds.addingReportingOverflow(later)
        let isOutside = isFarther || isFarthest
        let bounded = isOutside ? (seconds < 0 ? Int64.min : Int64.max) : sum
        return Timestamp(milliseconds: min(max(bounded, Self.range.lowerBound), Self.range.upperBound))
    }

    /// 0000-01-01T00:00:00.000 to 9999-12-31T23:59:59.999.
    private static let range: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999
}

extension Timestamp: CustomStringConvertible {
    /// The form of the wire: `2026-11-23T13:05:00.000+00:00`, with three decimals and the offset spelled out
    /// (Users API, response models).
    public var description: String {
        let (day, rest) = milliseconds.flooringDivided(by: 86_400_000)
        let (year, month, dayOfMonth) = Self.civil(fromDay: day)
        func padded(_ value: Int64, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
        let time = "\(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2)):\(padded(rest / 1000 % 60, 2))"
        return "\(date)T\(time).\(padded(rest % 1000, 3))+00:00"
    }
}

extension Timestamp {
    /// Reads a date and time: `2026-11-23`, with a time after a `T` or a space, seconds and fractions of them optional,
    /// and `Z` or an offset such as `+02:00`; without an offset it is UTC.
    ///
    /// Digits after the milliseconds are dropped. Returns nil for anything else, impossible dates included.
    public init?(_ text: String) {
        var scanner = TimestampScanner(text)
        guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2), scanner.take("-"),
            let day = scanner.digits(2), 1...12 ~= month, 1...Self.dayCount(ofMonth: month, in: year) ~= day
        else { return nil }
        var total = Self.day(fromCivil: year, month, day) * 86_400_000
        if scanner.take("T") || scanner.take("t") || scanner.take(" ") {
            guard let hour = scanner.digits(2), hour < 24, scanner.take(":"), let minute = scanner.digits(2),
                minute < 60
            else { return nil }
            total += hour * 3_600_000 + minute * 60_000
            if scanner.take(":") {
                guard let second = scanner.digits(2), second < 60 else { return nil }
                total += second * 1000
                if scanner.take(".") {
                    guard let milliseconds = scanner.fraction() else { return nil }
                    total += milliseconds
                }
            }
            guard let offset = scanner.offsetInMinutes() else { return nil }
            total -= offset * 60_000
        }
        guard scanner.isAtEnd else { return nil }
        self.init(milliseconds: total)
    }

    private static func dayCount(ofMonth month: Int64, in year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
    private static func day(fromCivil year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shifted.flooringDivided(by: 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The reverse of `day(fromCivil:)` (the same paper, civil_from_days).
    private static func civil(fromDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = (day + 719_468).flooringDivided(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}

extension Int64 {
    /// The quotient rounded down, and the remainder, which is never negative.
    fileprivate func flooringDivided(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
