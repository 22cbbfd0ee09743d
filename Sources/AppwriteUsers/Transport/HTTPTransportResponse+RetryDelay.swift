extension HTTPTransportResponse {
    /// How long the server asks to be left alone; nil when it does not say.
    ///
    /// `Retry-After` counts first, in seconds or as a date (RFC 9110, section 10.2.3), then for 429 the end of the window
    /// in `X-RateLimit-Reset`, in seconds since 1970 (Users API, response headers). Points in time are compared with the
    /// answer's own `Date`, so that this machine's clock may be wrong; without it they say nothing.
    public var retryDelay: Duration? {
        if let text = fields["Retry-After"] {
            if let seconds = Self.seconds(text) { return .seconds(seconds) }
            if let end = HTTPDate.parse(text) { return delay(until: end) }
        }
        guard status == 429, let text = fields["X-RateLimit-Reset"], let seconds = Self.seconds(text) else {
            return nil
        }
        return delay(until: Timestamp(milliseconds: seconds * 1000))
    }

    private func delay(until end: Timestamp) -> Duration? {
        guard let now = fields["Date"].flatMap(HTTPDate.parse) else { return nil }
        return .milliseconds(max(0, end.milliseconds - now.milliseconds))
    }

    /// A number of digits only, which is never so large that it overflows as milliseconds.
    private static func seconds(_ text: String) -> Int64? {
        guard 1...maximumDigits ~= text.utf8.count, text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int64(text)
    }

    /// Seconds since 1970 have ten digits until the year 2286.
    private static let maximumDigits = 12
}
