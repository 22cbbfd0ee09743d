/// The calling codes of countries, areas and global services.
///
/// Source: the codes of ITU-T E.164 under which numbers are in use, as the phone number library of the PHP world
/// (libphonenumber-for-php) lists them: +379 (assigned to the Vatican, which uses +39) and +991 (a trial that ended) are
/// not among them.
enum CallingCode {
    /// Whether a number whose first three digits are these, in ASCII, starts with a calling code.
    static func starts(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        let zero = Int(UInt8(ascii: "0"))
        let prefix = (Int(first) - zero) * 100 + (Int(second) - zero) * 10 + Int(third) - zero
        return prefixes.indices.contains(prefix) && prefixes[prefix]
    }

    /// For each three digits, whether a code starts them; no code is the start of another.
    private static let prefixes: [Bool] = {
        var prefixes = [Bool](repeating: false, count: 1000)
        for code in oneDigit { for prefix in code * 100..<(code + 1) * 100 { prefixes[prefix] = true } }
        for code in twoDigits { for prefix in code * 10..<(code + 1) * 10 { prefixes[prefix] = true } }
        for code in threeDigits { prefixes[code] = true }
        return prefixes
    }()

    private static let oneDigit = [1, 7]

    private static let twoDigits = [
        20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61,
        62,
        63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
    ]

    private static let threeDigits = [
        // Africa and the Atlantic.
        211, 212, 213, 216, 218, 220, 221, 222, 223, 224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 235, 236,
        237,
        238, 239, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255, 256, 257, 258, 260,
        261,
        262, 263, 264, 265, 266, 267, 268, 269, 290, 291, 297, 298, 299,
        // Europe.
        350, 351, 352, 353, 354, 355, 356, 357, 358, 359, 370, 371, 372, 373, 374, 375, 376, 377, 378, 380, 381, 382,
        383,
        385, 386, 387, 389, 420, 421, 423,
        // Central and South America.
        500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 590, 591, 592, 593, 594, 595, 596, 597, 598, 599,
        // Oceania.
        670, 672, 673, 674, 675, 676, 677, 678, 679, 680, 681, 682, 683, 685, 686, 687, 688, 689, 690, 691, 692,
        // East Asia and global services.
        800, 808, 850, 852, 853, 855, 856, 870, 878, 880, 881, 882, 883, 886, 888,
        // West and Central Asia, and premium rate.
        960, 961, 962, 963, 964, 965, 966, 967, 968, 970, 971, 972, 973, 974, 975, 976, 977, 979, 992, 993, 994, 995,
        996,
        998,
    ]
}
