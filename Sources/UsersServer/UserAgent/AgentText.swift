/// The parts of a User-Agent header: its products, as in `Firefox/115.0`, and what stands in parentheses.
///
/// RFC 9110, section 10.1.5.
struct AgentText {
    /// The products in order.
    private(set) var products: [Product] = []
    /// What stands in parentheses between semicolons, in order.
    private(set) var remarks: [String] = []

    struct Product {
        /// The name as it was sent.
        let name: String
        /// The name in lower case: what tables are searched by.
        let key: String
        /// The text after the slash, or "".
        let version: String
    }

    init(_ header: some Collection<UInt8>) {
        var depth = 0
        var part: [UInt8] = []
        for byte in header {
            switch byte {
            case UInt8(ascii: "("):
                if depth == 0 { finish(&part, inRemark: false) }
                depth += 1
            case UInt8(ascii: ")") where depth > 0:
                depth -= 1
                if depth == 0 { finish(&part, inRemark: true) }
            case UInt8(ascii: ";") where depth > 0: finish(&part, inRemark: true)
            case UInt8(ascii: " ") where depth == 0: finish(&part, inRemark: false)
            case UInt8(ascii: " ") where part.isEmpty: break
            default: part.append(byte)
            }
        }
        finish(&part, inRemark: depth > 0)
    }

    private mutating func finish(_ part: inout [UInt8], inRemark: Bool) {
        defer { part.removeAll(keepingCapacity: true) }
        guard !part.isEmpty else { return }
        if inRemark {
            remarks.append(String(decoding: part, as: UTF8.self))
        } else {
            let slash = part.firstIndex(of: UInt8(ascii: "/")) ?? part.endIndex
            let name = String(decoding: part[..<slash], as: UTF8.self)
            let version = String(decoding: part[slash...].dropFirst(), as: UTF8.self)
            products.append(Product(name: name, key: name.lowercased(), version: version))
        }
    }

    /// The version of the first product of that name, in lower case; nil when there is none.
    func version(of key: String) -> String? { products.first { $0.key == key }?.version }

    /// What follows a start, in lower case, of the first remark that has it.
    func remark(after start: String) -> Substring? {
        for remark in remarks where remark.lowercased().hasPrefix(start) { return remark.dropFirst(start.count) }
        return nil
    }
}
