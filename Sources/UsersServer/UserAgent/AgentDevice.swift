/// The device that a User-Agent header describes.
struct AgentDevice: Sendable, Hashable {
    /// What it is: `desktop`, `smartphone`, `tablet`, `portable media player`, or "".
    let name: String
    /// Its maker, or "".
    let brand: String
    /// The model in its maker's own numbering (no table of sales names is kept), or "".
    let model: String

    init(_ text: AgentText, system: AgentSystem, client: AgentClient) {
        switch system.code {
        case "": (name, brand, model) = ("", "", "")
        case "IOS", "IPA":
            let product = Self.appleProducts.first { text.remark(after: $0.mark) != nil }
            (name, brand, model) = (product?.name ?? "", "Apple", product?.model ?? "")
        case "AND", "HAR", "TIZ":
            let model = Self.androidModel(text)
            let brand = Self.brands.first { model.lowercased().hasPrefix($0.start) }?.brand ?? ""
            (name, self.brand, self.model) = (Self.kind(text, client: client), brand, model)
        case "WPH": (name, brand, model) = ("smartphone", "", "")
        default: (name, brand, model) = ("desktop", system.code == "MAC" ? "Apple" : "", "")
        }
    }

    private static let appleProducts = [
        (mark: "iphone", name: "smartphone", model: "iPhone"),
        (mark: "ipad", name: "tablet", model: "iPad"),
        (mark: "ipod", name: "portable media player", model: "iPod Touch"),
    ]

    /// Browsers say Mobile on phones and leave it out on tablets, where Firefox says Tablet.
    private static func kind(_ text: AgentText, client: AgentClient) -> String {
        if text.version(of: "mobile") != nil || text.remark(after: "mobile") != nil { return "smartphone" }
        return client.type == "browser" ? "tablet" : ""
    }

    /// The remark after the system's, as in `Linux; Android 13; SM-S901B Build/TP1A`.
    private static func androidModel(_ text: AgentText) -> String {
        let after = text.remarks.drop { !$0.lowercased().hasPrefix("android") }.dropFirst()
        guard let remark = after.first(where: { !isLocale($0) }) else { return "" }
        // Firefox names none, and Chrome has called every phone K since version 110.
        let isNone = ["k", "u", "wv", "mobile", "tablet"].contains(remark.lowercased()) || remark.hasPrefix("rv:")
        let words = remark.split(separator: " ").prefix { !$0.hasPrefix("Build/") }
        return isNone ? "" : words.joined(separator: " ")
    }

    /// Whether this is a language as old browsers name it: `en`, `en-us`, `en_US`.
    private static func isLocale(_ remark: String) -> Bool {
        let parts = remark.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        return parts.count <= 2 && parts.allSatisfy { $0.utf8.count == 2 && $0.allSatisfy(\.isLetter) }
    }

    /// How the models of common makers start, in lower case.
    private static let brands = [
        (start: "sm-", brand: "Samsung"), (start: "gt-", brand: "Samsung"), (start: "samsung", brand: "Samsung"),
        (start: "pixel", brand: "Google"), (start: "nexus", brand: "Google"),
        (start: "redmi", brand: "Xiaomi"), (start: "mi ", brand: "Xiaomi"), (start: "poco", brand: "Xiaomi"),
        (start: "moto", brand: "Motorola"), (start: "xt", brand: "Motorola"),
        (start: "oneplus", brand: "OnePlus"), (start: "huawei", brand: "Huawei"), (start: "honor", brand: "Honor"),
        (start: "nokia", brand: "Nokia"), (start: "lg-", brand: "LG"), (start: "lm-", brand: "LG"),
        (start: "cph", brand: "OPPO"), (start: "rmx", brand: "Realme"), (start: "xq-", brand: "Sony"),
        (start: "vivo", brand: "Vivo"),
    ]
}
