import PasswordHashing

extension PasswordHash {
    /// `verify` over an array: a `Span` cannot be an argument of `#expect`.
    func accepts(_ password: [UInt8]) throws(HashingError) -> Bool {
        try verify(password.span)
    }
}
