<?php
// password_verify, crypt, hash_pbkdf2, hash(), and PHPass as a loop over hash(): ../driver/process.py has the protocol.

function verifier(string $stored): ?callable
{
    if (preg_match('/^\$(2[aby]|argon2id)\$/', $stored)) {
        return fn(string $password): bool => password_verify($password, $stored);
    }
    if (preg_match('/^\$[56]\$/', $stored)) {
        return fn(string $password): bool => hash_equals($stored, crypt($password, $stored));
    }
    if (preg_match('/^\$pbkdf2(?:-(sha\d+))?\$(\d+)\$(.+)\$(.+)$/', $stored, $parts)) {
        [, $algorithm, $count, $salt, $expected] = $parts;
        // passlib's base64 has a dot for a plus.
        [$salt, $expected] = array_map(fn($text) => base64_decode(strtr($text, '.', '+')), [$salt, $expected]);
        return fn(string $password): bool => hash_equals(
            $expected,
            hash_pbkdf2($algorithm ?: 'sha1', $password, $salt, (int) $count, strlen($expected), true)
        );
    }
    if (str_starts_with($stored, '$P$')) {
        return phpass($stored);
    }
    $algorithm = [32 => 'md5', 40 => 'sha1', 64 => 'sha256', 128 => 'sha512'][strlen($stored)] ?? null;
    if (str_starts_with($stored, '$') || $algorithm === null) {
        return null;
    }
    $digest = hex2bin($stored);
    return fn(string $password): bool => hash_equals($digest, hash($algorithm, $password, true));
}

function phpass(string $stored): callable
{
    $digits = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    $count = 1 << strpos($digits, $stored[3]);
    $salt = substr($stored, 4, 8);
    $expected = crypt64_decode(substr($stored, 12), $digits);
    return function (string $password) use ($count, $salt, $expected): bool {
        $digest = md5($salt . $password, true);
        for ($i = 0; $i < $count; $i++) {
            $digest = md5($digest . $password, true);
        }
        return hash_equals($expected, $digest);
    };
}

function crypt64_decode(string $text, string $digits): string
{
    $output = '';
    $bits = $held = 0;
    foreach (str_split($text) as $character) {
        $bits |= strpos($digits, $character) << $held;
        $held += 6;
        if ($held >= 8) {
            $output .= chr($bits & 255);
            $bits >>= 8;
            $held -= 8;
        }
    }
    return $output;
}

function processorNanoseconds(): int
{
    $usage = getrusage();
    return 1000 * (1000000 * ($usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'])
        + $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']);
}

$verify = verifier($argv[2]) ?? exit(1);
echo 'PHP ', PHP_VERSION, "\n";
while (($line = fgets(STDIN)) !== false) {
    $words = explode(' ', trim($line));
    if ($words[0] === 'verify') {
        echo $verify($words[1]) ? "yes\n" : "no\n";
        continue;
    }
    [, $password, $count] = $words;
    $wall = hrtime(true);
    $processor = processorNanoseconds();
    for ($i = 0; $i < $count; $i++) {
        $verify($password) || exit(1);
    }
    $wall = hrtime(true) - $wall;
    echo $wall, ' ', processorNanoseconds() - $processor, "\n";
}
