/// Phone numbers as exports write them, on the way to E.164.
struct PhoneText {
    /// The calling code that numbers without one get, in digits: `49`.
    var callingCode: String?
    /// Whether digits without a plus sign start with their calling code: Supabase keeps numbers so.
    var isInternational = false

    /// A number with a plus sign and digits only, or why it cannot be read.
    ///
    /// Spaces, hyphens, dots, slashes, parentheses and invisible marks of direction are removed, a spreadsheet's leading
    /// apostrophe too, and `00` becomes the plus sign (ITU-T E.123, E.164).
    func number(_ text: String) -> Result<String, FieldProblem> {
        var digits = ""
        var hasPlus = false
        // "+49 (0) 171": the zero in parentheses is dialled at home only.
        let rest = text.hasPrefix("+") ? text.replacing("(0)", with: "") : text
        for (place, scalar) in rest.unicodeScalars.enumerated() {
            switch scalar {
            case "+" where digits.isEmpty && !hasPlus: hasPlus = true
            case "'" where place == 0: break
            case "0"..."9": digits.unicodeScalars.append(scalar)
            case " ", "-", ".", "/", "(", ")", "\u{A0}", "\u{AD}", "\u{202F}": break
            case "\u{2010}"..."\u{2015}", "\u{2009}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}",
                "\u{2066}"..."\u{2069}":
                break
            default: return .failure(FieldProblem(field: "phone", reason: "is not a phone number"))
            }
        }
        if !hasPlus, digits.hasPrefix("00") {
            hasPlus = true
            digits.removeFirst(2)
        }
        guard 6...15 ~= digits.utf8.count else {
            return .failure(FieldProblem(field: "phone", reason: "is not a phone number"))
        }
        if hasPlus || (isInternational && !digits.hasPrefix("0")) { return .success("+" + digits) }
        return international(digits)
    }

    /// A national number under the default calling code. One zero in front is the trunk prefix; a number that starts with
    /// the code itself and is too long for a national one has it already.
    private func international(_ digits: String) -> Result<String, FieldProblem> {
        guard let callingCode else {
            let reason = "has no country code (--default-country says which it is)"
            return .failure(FieldProblem(field: "phone", reason: reason))
        }
        if digits.hasPrefix("0") { return .success("+\(callingCode)\(digits.dropFirst())") }
        if digits.hasPrefix(callingCode), digits.utf8.count > 10 { return .success("+\(digits)") }
        return .success("+\(callingCode)\(digits)")
    }
}
