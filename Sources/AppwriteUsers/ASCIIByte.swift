extension UInt8 {
    /// Whether this is one of `0` to `9`.
    var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    /// Whether this is a letter of ASCII, in either case.
    var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

    /// Whether this is a letter or a digit of ASCII.
    var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

    /// Whether this is one of `a` to `f`.
    var isLowercaseHexLetter: Bool { self &- UInt8(ascii: "a") < 6 }

    /// Whether this is a hex digit, in either case.
    var isHexDigit: Bool { isASCIIDigit || (self | 0x20).isLowercaseHexLetter }

    /// Whether this is a space, tab, line feed, vertical tab, form feed or carriage return.
    var isASCIIWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    /// The lower-case form of a letter of ASCII; every other byte is its own.
    var asciiLowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }

    /// The digit, in lower case, of a number below 16.
    static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
