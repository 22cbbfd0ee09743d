/// Libraries that make calls, by the name of their product, in lower case.
enum AgentLibrary {
    /// The first product that is a library, with its version as it was sent.
    static func find(in text: AgentText) -> (name: String, version: String)? {
        for product in text.products {
            if let name = names[product.key] { return (name, product.version) }
            // device-detector does not know the service's own libraries; they go by the name they send.
            if product.key.hasPrefix("appwrite"), product.key.hasSuffix("sdk") {
                return (product.name, product.version)
            }
        }
        return nil
    }

    private static let names = [
        "aiohttp": "aiohttp",
        "apache-httpclient": "Apache HTTP Client",
        "axios": "Axios",
        "curl": "curl",
        "dart": "Dart",
        "deno": "Deno",
        "faraday": "Faraday",
        "go-http-client": "Go-http-client",
        "got": "got",
        "guzzlehttp": "Guzzle (PHP HTTP Client)",
        "http.rb": "http.rb",
        "httpie": "HTTPie",
        "insomnia": "Insomnia REST Client",
        "java": "Java",
        "java-http-client": "Java HTTP Client",
        "libcurl": "curl",
        "libwww-perl": "Perl",
        "node-fetch": "Node Fetch",
        "node-superagent": "superagent",
        "okhttp": "OkHttp",
        "postmanruntime": "Postman Desktop",
        "python-httpx": "HTTPX",
        "python-requests": "Python Requests",
        "python-urllib": "Python urllib",
        "python-urllib3": "Python urllib",
        "reqwest": "reqwest",
        "restsharp": "RestSharp",
        "ruby": "ruby",
        "undici": "undici",
        "wget": "Wget",
    ]
}
