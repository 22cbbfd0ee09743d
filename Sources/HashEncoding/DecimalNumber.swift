/// Decimal numbers as the PHC string format and MCF write them.
public enum DecimalNumber {
    /// Reads digits without sign, leading zero or overflow; nil for anything else.
    ///
    /// "032" is refused: the reference decoders do, and two texts would be one value.
    public static func parse<Number: FixedWidthInteger>(_ text: some Collection<UInt8>, as _: Number.Type) -> Number? {
        guard let first = text.first, first != UInt8(ascii: "0") || text.count == 1 else { return nil }
        var number: Number = 0
        for byte in text {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let (product, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflowed) = product.addingReportingOverflow(Number(byte - UInt8(ascii: "0")))
            guard !overflow, !overflowed else { return nil }
            number = sum
        }
        return number
    }
}
