// What `cargo xtask test` tells the tests through the environment.

/** The value of a variable that the build system sets. */
export function setting(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run the tests by \`cargo xtask test\``);
  }
  return value;
}
