import path from 'node:path';
import compression from 'compression';
import express, { type Express } from 'express';
import { projectFolder } from './config.ts';
import type { Services } from './services.ts';
import { adminRoutes } from './web/admin/routes.ts';
import { answeringRoutes } from './web/answering/routes.ts';
import { apiPaths } from './web/api/paths.ts';
import { apiProblems } from './web/api/problems.ts';
import { apiRoutes } from './web/api/routes.ts';
import { assetsFolder, readAssets } from './web/assets.ts';
import { errorPages, notFound } from './web/error-pages.ts';
import { translate } from './web/i18n/translate.ts';
import { paths } from './web/paths.ts';
import { publicRoutes } from './web/public-routes.ts';
import { questionnaireRoutes } from './web/questionnaire/routes.ts';
import { requestLog } from './web/request-log.ts';
import { resultRoutes } from './web/results/routes.ts';
import { sentLately } from './web/results/sent-lately.ts';
import { sameOrigin, securityHeaders } from './web/security.ts';

export { announcement, firstOwnerAddress, invitationAddress, resetAddress } from './web/announcement.ts';
export { printedFile } from './web/questionnaire/printed-file.ts';

/** The longest form a leader can send: nine sections of text fit in one many times over. */
const bodyLimit = '200kb';

/** The longest questionnaire or register that somebody pastes into a field. */
const adminBodyLimit = '3mb';

/** The whole site, from the first header to the last error page. Listening is done elsewhere. */
export function createApp(services: Services): Express {
  const app = express();
  app.set('views', path.join(projectFolder, 'views'));
  app.set('view engine', 'ejs');
  app.enable('view cache');
  app.enable('case sensitive routing');
  app.disable('x-powered-by');
  // Express's own last resort shows a stack trace in any other environment.
  app.set('env', 'production');
  app.set('trust proxy', services.config.trustedProxies);
  app.set('query parser', 'simple');
  app.set('secure cookies', services.config.publicUrl?.protocol === 'https:');
  Object.assign(app.locals, { t: translate, asset: readAssets(), paths });

  app.use(requestLog(services.log));
  app.use('/resultater', sentLately(services.publications));
  app.use(securityHeaders(services.config));
  // Never the form: the length of a compressed page can give away what is secret in it.
  app.use([paths.assets, '/resultater', '/undersokelser', apiPaths.front], compression());
  app.use(paths.assets, express.static(assetsFolder, { immutable: true, maxAge: '1y', index: false }));
  app.use(sameOrigin(services.config));
  app.use(paths.admin.front, express.urlencoded({ extended: false, limit: adminBodyLimit }));
  app.use(express.urlencoded({ extended: false, limit: bodyLimit, parameterLimit: 2000 }));

  app.use(async (req, _res, next) => {
    // The health check tells of this app, and must answer at once.
    if (req.path !== paths.health) await services.freshCatalogue();
    next();
  });

  app.use(publicRoutes(services));
  app.use(questionnaireRoutes(services));
  app.use(answeringRoutes(services));
  app.use(resultRoutes(services));
  app.use(adminRoutes(services));
  app.use(apiRoutes(services));

  app.use(notFound);
  app.use(apiPaths.front, apiProblems(services));
  app.use(errorPages(services.log));
  return app;
}
