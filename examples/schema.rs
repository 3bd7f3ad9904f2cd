//! Prints the JSON Schema of everything that is published, or with `policy` the schema of a policy alone.

fn main() {
    let schema = match std::env::args().nth(1).as_deref() {
        Some("policy") => sla_clock::schema::policy(),
        _ => sla_clock::schema::everything(),
    };
    println!("{schema:#}");
}
