<?php
// A log-in as a PHP server has it: password_verify, WordPress's portable hashes in PHP as WordPress has them, and where
// password_needs_rehash says so, password_hash with PHP's own costs of Argon2id. ./burst64 starts it.

const ITOA64 = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function encode64(string $bytes): string
{
    $text = '';
    $bits = $held = 0;
    foreach (str_split($bytes) as $byte) {
        $bits |= ord($byte) << $held;
        for ($held += 8; $held >= 6; $held -= 6, $bits >>= 6) {
            $text .= ITOA64[$bits & 63];
        }
    }
    return $held > 0 ? $text . ITOA64[$bits] : $text;
}

function portable_verify(string $password, string $stored): bool
{
    $digest = md5(substr($stored, 4, 8) . $password, true);
    for ($count = 1 << strpos(ITOA64, $stored[3]); $count > 0; $count--) {
        $digest = md5($digest . $password, true);
    }
    return hash_equals($stored, substr($stored, 0, 12) . encode64($digest));
}

['user' => $user, 'password' => $password] = json_decode(file_get_contents('php://input'), true);
$file = getenv('USERS') . '/' . basename($user);
$stored = file_get_contents($file);
$matches = str_starts_with($stored, '$P$') ? portable_verify($password, $stored) : password_verify($password, $stored);
if ($matches && password_needs_rehash($stored, PASSWORD_ARGON2ID)) {
    file_put_contents("$file.new", password_hash($password, PASSWORD_ARGON2ID));
    rename("$file.new", $file);
}
http_response_code($matches ? 201 : 401);
