internal import AppwriteUsers

/// Dates in the form of HTTP headers: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    static func text(of time: Timestamp) -> String {
        // 1994-11-06T08:49:37.000+00:00
        let text = Array(time.description)
        let day = days[Int((time.milliseconds / 86_400_000 % 7 + 7) % 7)]
        let month = Int(String(text[5...6])).map { months[$0 - 1] } ?? ""
        return "\(day), \(String(text[8...9])) \(month) \(String(text[0...3])) \(String(text[11...18])) GMT"
    }
}
