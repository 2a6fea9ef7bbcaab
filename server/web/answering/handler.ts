import type { Request, RequestHandler, Response } from 'express';
import type { Services } from '../../services.ts';
import { type FieldedWave, fieldedWave } from '../waves.ts';

interface FormParams {
  [name: string]: string;
  survey: string;
  wave: string;
}

export type FormRequest = Request<FormParams>;

/** Answers one request to the form of a wave that is open. */
export type FormHandler = (req: FormRequest, res: Response, fielded: FieldedWave) => Promise<void>;

/** Finds the wave and makes sure that it takes answers, before the handler sees the request. */
export function whileOpen(services: Services): (handler: FormHandler) => RequestHandler<FormParams> {
  return (handler) => async (req, res) => {
    // Answers must not lie in a browser's or a proxy's store, and "back" must show what is saved.
    res.set('Cache-Control', 'no-store');
    const fielded = await fieldedWave(services, req.params.survey, req.params.wave);
    if (fielded.wave.state === 'open') await handler(req, res, fielded);
    else res.status(410).render('form/closed', fielded);
  };
}
