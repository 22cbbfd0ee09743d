extension MessageDigest {
    /// The iterated SHA-512 of Drupal of each input, in the order of the inputs: h = SHA-512(salt . password), then
    /// `iterations` times h = SHA-512(h . password).
    ///
    /// Blocks until the last is computed, several at once on this thread where a kernel serves. A password of more than 47
    /// bytes is computed alone, as it shares no block of SHA-512 with the digest.
    /// - Throws: as `iteratedDigest`.
    public static func iteratedSHA512(
        _ inputs: [DerivationInput], iterations: UInt32
    ) throws(PrimitiveError) -> [SharedSecretBytes] {
        var digests: [SharedSecretBytes] = []
        var rest = inputs[...]
        while let first = rest.first {
            let part = rest.prefix(DigestKernel.iterationLaneCount).prefix(while: fitsLanes)
            guard DigestKernel.iteratesInLanes(part.count) else {
                digests.append(try first.iteratedSHA512(iterations))
                rest.removeFirst()
                continue
            }
            digests += try unsafe KernelJob.run(part, outputByteCount: sha512.byteCount, memoryByteCount: 0) {
                unsafe DigestKernel.iterateSHA512Lanes($0, iterations: iterations)
            }
            rest.removeFirst(part.count)
        }
        return digests
    }

    /// How many passwords of a length are worth iterating together on one thread: 1 where no kernel serves, and where a
    /// password shares no block of SHA-512 with the digest.
    public static func iteratedSHA512BatchCount(passwordByteCount: Int) -> Int {
        guard DigestKernel.iteratesInLanes(passwordByteCount: passwordByteCount, saltByteCount: 0) else { return 1 }
        return DigestKernel.iteratesInLanes(.max) ? DigestKernel.iterationLaneCount : 1
    }

    private static func fitsLanes(_ input: DerivationInput) -> Bool {
        DigestKernel.iteratesInLanes(passwordByteCount: input.password.count, saltByteCount: input.salt.count)
    }
}

extension DerivationInput {
    fileprivate func iteratedSHA512(_ iterations: UInt32) throws(PrimitiveError) -> SharedSecretBytes {
        let digest = try password.withBytes { password throws(PrimitiveError) in
            try SecretBytes(joining: salt.span, password).withBytes { first throws(PrimitiveError) in
                try MessageDigest.sha512.iteratedDigest(first: first, suffix: password, iterations: Int(iterations))
            }
        }
        return SharedSecretBytes(digest)
    }
}
