import { APIClient } from '../../templates/runtime/client.js';
import type { ClientOptions } from '../../templates/runtime/options.js';

/** A client without resources that can be derived from, as those that the generator emits can. */
export class Derivable extends APIClient {
  withOptions(options: ClientOptions): Derivable {
    return new Derivable(this.derive(options));
  }
}
