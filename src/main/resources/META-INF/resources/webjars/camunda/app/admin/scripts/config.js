/*
 * Copyright Camunda Services GmbH and/or licensed to Camunda Services GmbH
 * under one or more contributor license agreements. See the NOTICE file
 * distributed with this work for additional information regarding copyright
 * ownership. Camunda licenses this file to you under the Apache License,
 * Version 2.0; you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

// Modified for Cleangov: Vietnamese is the only locale, Vietnamese dates, our own name, no welcome message.

// The page is served as lang="en" with the title "Camunda …": put that right before anything is shown.
document.documentElement.lang = 'vi';
document.title = 'Cleangov – Quản trị hệ thống';

export default {
  // "<vendor> <name>" is the title of the page and the name in the header; the login page shows the name alone.
  app: {
    vendor: 'Cleangov –',
    name: 'Quản trị hệ thống'
  },

  // The web application takes the browser's first language if it is listed here, and the fallback otherwise. An official whose
  // browser speaks English would get English as soon as 'en' were listed: so Vietnamese alone is.
  locales: {
    availableLocales: ['vi'],
    fallbackLocale: 'vi'
  },

  // The formats themselves (dd/MM/yyyy) are dateLocales.longDateFormat in locales/vi.json.
  dateFormat: {
    monthName: 'MMMM',
    day: 'DD',
    abbr: 'LLL',
    normal: 'LLL',
    long: 'LLLL',
    short: 'LL'
  },

  // Relative to app/admin, without ".js". Texts that no locale file reaches: see the head of that script. Add further scripts to the list.
  // These scripts serve all three applications.
  customScripts: ['../tasklist/scripts/cleangov-vi', '../tasklist/scripts/cleangov-sign-in'],

  disableWelcomeMessage: true
};
