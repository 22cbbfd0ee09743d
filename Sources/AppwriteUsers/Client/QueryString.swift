/// The part of an address behind the question mark.
struct QueryString {
    /// The parameters, percent-encoded.
    private(set) var text = ""

    init() {}

    /// The parameters of a list: each query at its index, as the service and the SDK for Python spell arrays (Users API,
    /// how official SDKs encode), and `total` only where it is not the default.
    init(queries: [Query] = [], search: String? = nil, total: Bool = true) {
        for (index, query) in queries.enumerated() { append("queries[\(index)]", query.text) }
        if let search { append("search", search) }
        if !total { append("total", "false") }
    }

    private mutating func append(_ name: String, _ value: String) {
        if !text.isEmpty { text += "&" }
        text += "\(name.percentEncoded)=\(value.percentEncoded)"
    }
}

extension String {
    /// This text with everything percent-encoded but the unreserved characters, in upper-case hex digits (RFC 3986,
    /// sections 2.1 and 2.3).
    var percentEncoded: String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): bytes.append(byte)
            case let byte where byte.isASCIIAlphanumeric: bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
