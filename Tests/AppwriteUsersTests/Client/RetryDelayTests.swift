import Testing

@testable import AppwriteUsers

@Suite("What a server asks for before another attempt")
struct RetryDelayTests {
    private static let date = "Mon, 23 Nov 2026 13:05:00 GMT"
    private static let seconds = 1_795_439_100

    /// The status, the fields, and the delay in seconds.
    static let answers: [(Int, HeaderFields, Int?)] = [
        (429, [:], nil),
        (429, ["Retry-After": "7"], 7),
        (503, ["retry-after": "0"], 0),
        (503, ["Retry-After": "Mon, 23 Nov 2026 13:06:30 GMT", "Date": date], 90),
        (503, ["Retry-After": "Mon, 23 Nov 2026 13:04:00 GMT", "Date": date], 0),
        (503, ["Retry-After": "Mon, 23 Nov 2026 13:06:30 GMT"], nil),
        (429, ["X-RateLimit-Reset": "\(seconds + 30)", "date": date], 30),
        (429, ["X-RateLimit-Reset": "\(seconds - 30)", "Date": date], 0),
        (429, ["X-RateLimit-Reset": "\(seconds + 30)"], nil),
        (503, ["X-RateLimit-Reset": "\(seconds + 30)", "Date": date], nil),
        (429, ["X-RateLimit-Reset": "\(seconds + 30)", "Retry-After": "2", "Date": date], 2),
        (429, ["X-RateLimit-Reset": "\(seconds + 30)", "Retry-After": "soon", "Date": date], 30),
        (429, ["Retry-After": "-1"], nil),
        (429, ["Retry-After": "1.5"], nil),
        (429, ["Retry-After": ""], nil),
        (429, ["Retry-After": "999999999999"], 999_999_999_999),
        (429, ["Retry-After": "9999999999999"], nil),
        (429, ["Retry-After": "99999999999999999999"], nil),
        (429, ["X-RateLimit-Reset": "999999999999", "Date": date], 999_999_999_999 - seconds),
    ]

    @Test(arguments: answers)
    func readsTheDelay(status: Int, fields: HeaderFields, seconds: Int?) {
        let answer = HTTPTransportResponse(status: status, fields: fields)
        #expect(answer.retryDelay == seconds.map { .seconds($0) })
    }

    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37.000+00:00"),
        ("Thu, 29 Feb 2024 23:59:59 GMT", "2024-02-29T23:59:59.000+00:00"),
        ("Wed, 01 Jan 2025 00:00:00 GMT", "2025-01-01T00:00:00.000+00:00"),
    ])
    func readsDatesOfHTTP(text: String, time: String) {
        #expect(HTTPDate.parse(text)?.description == time)
    }

    @Test(arguments: [
        "", "Sun", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Nov 1994  08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT ", "Sun, 06 Nov 94 08:49:37 GMT",
    ])
    func readsNoOtherDates(text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }
}
