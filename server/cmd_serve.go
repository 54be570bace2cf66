package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/handlers"
	"xiaoxiang/messages"
	"xiaoxiang/notify"
	"xiaoxiang/scheduler"
	"xiaoxiang/service"
)

type serveCmd struct {
	Demo   bool `help:"Load the demo district into an empty database and start the clock at its time."`
	Bare   bool `xor:"fill" help:"With --demo: leave its bookings out."`
	Lively bool `xor:"fill" help:"With --demo: add the programs' term plans and ordinary bookings."`
}

// drainTime is how long requests that are under way may take once the server
// is told to stop.
const drainTime = 20 * time.Second

// Run serves until it is told to stop. What can be checked without a database
// is checked before one is made.
func (c serveCmd) Run(p *program) error {
	if (c.Bare || c.Lively) && !c.Demo {
		return wrongUse{errors.New("--bare and --lively go with --demo")}
	}
	cfg, err := loadConfig(p.getenv)
	if err != nil {
		return err
	}
	if cfg.Now != "" && !c.Demo {
		return errors.New("XIAOXIANG_NOW moves the clock and is for demos and tests alone: use it with --demo, or unset it")
	}
	channels, err := mailChannel(cfg)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", cfg.Addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s (XIAOXIANG_ADDR): %w", cfg.Addr, err)
	}
	defer listener.Close()
	store, err := openStore(p.ctx, cfg)
	if err != nil {
		return err
	}
	svc := service.New(store, service.NewClock(time.Now))
	svc.Mail, svc.PublicURL = channels.Mail != nil, cfg.PublicURL
	return closing(store, c.serve(p, cfg, svc, channels, listener))
}

// mailChannel is SMTP where an address is set, and no mail where not.
func mailChannel(cfg Config) (service.Channels, error) {
	if cfg.SMTPURL == "" {
		return service.Channels{}, nil
	}
	mail, err := notify.NewMail(cfg.SMTPURL, cfg.MailFrom)
	if err != nil {
		return service.Channels{}, fmt.Errorf("XIAOXIANG_SMTP_URL: %w", err)
	}
	return service.Channels{Mail: mail}, nil
}

// serve starts everything, waits for the signal, and stops everything in the
// opposite order: no more requests, those under way, the clock's jobs. The
// caller closes the database.
func (c serveCmd) serve(p *program, cfg Config, svc *service.Service, channels service.Channels, listener net.Listener) error {
	log := newLog(p.errs, cfg.LogLevel)
	if err := c.prepare(p, cfg, svc); err != nil {
		return err
	}
	about, err := aboutOf(p.ctx, cfg, svc)
	if err != nil {
		return err
	}
	secret, err := signingKey(p.ctx, cfg, svc.Store)
	if err != nil {
		return err
	}
	a, err := newApp(cfg, svc, service.NewClock(time.Now), secret, about, log)
	if err != nil {
		return err
	}
	cron, err := scheduler.New(svc, about.Zone, log, scheduler.Timetable(channels))
	if err != nil {
		return err
	}
	server := newServer(a, log)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	cron.Start(p.ctx)
	c.greet(p, cfg, about, listener)

	select {
	case err = <-failed:
	case <-p.ctx.Done():
		a.draining.Store(true)
		ctx, cancel := context.WithTimeout(context.WithoutCancel(p.ctx), drainTime)
		defer cancel()
		if err = server.Shutdown(ctx); err != nil {
			err = errors.Join(fmt.Errorf("some requests were cut off: %w", err), server.Close())
		}
	}
	cron.Stop()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// newServer has every time limit set: the router sets none.
func newServer(a *app, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           a.echo,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}

// prepare loads the demo where it is asked for, and sets the clock.
func (c serveCmd) prepare(p *program, cfg Config, svc *service.Service) error {
	if err := keptClock(p.ctx, svc); err != nil {
		return err
	}
	if !c.Demo {
		return nil
	}
	report, err := svc.LoadDemo(p.ctx, service.DemoOptions{Bare: c.Bare, Lively: c.Lively, Password: cfg.DemoPassword})
	var refused *booking.Error
	if errors.As(err, &refused) && refused.Message != "" {
		return errors.New(refused.Message)
	}
	if err != nil {
		return fmt.Errorf("cannot load the demo district: %w", err)
	}
	tellDemo(p, &report)
	start := report.Now
	if cfg.Now != "" {
		start, _ = time.Parse(time.RFC3339, cfg.Now) // config has checked it
	}
	kept, err := svc.Store.Read(p.ctx).Setting(clockSetting)
	if err != nil {
		return err
	}
	if cfg.Now == "" && kept != "" {
		return nil // goes on from where it was
	}
	return moveClock(p.ctx, svc, start)
}

// tellDemo says what was loaded, and which dates of the programs' plans the
// rules refused.
func tellDemo(p *program, r *service.DemoReport) {
	if !r.Loaded {
		return
	}
	fmt.Fprintf(p.out, "%s：预约 %d 条，系列 %d 个 (%d bookings, %d series)\n", r.Notice, r.Bookings, r.Series, r.Bookings, r.Series)
	for _, x := range r.Refused {
		why := x.Reason
		for _, key := range []string{"skip." + x.Reason, "conflict." + x.Reason, x.Reason} {
			if messages.Has(key) {
				why = messages.Chinese.Text(key, nil)
				break
			}
		}
		fmt.Fprintf(p.out, "  未安排 %s %s %s：%s\n", x.Program, x.Name, x.Date, strings.TrimSpace(why+" "+strings.Join(x.With, " ")))
	}
}

// aboutOf says what runs here.
func aboutOf(ctx context.Context, cfg Config, svc *service.Service) (handlers.About, error) {
	about := handlers.About{Name: "校享 Xiaoxiang", Version: version, Zone: time.FixedZone("Asia/Shanghai", 8*3600)}
	districts, err := svc.Store.Read(ctx).Districts()
	if err != nil || len(districts) == 0 {
		return about, err
	}
	d := districts[0]
	if about.Zone, err = time.LoadLocation(d.TimeZone); err != nil || !d.Demo {
		return about, err
	}
	about.Demo, about.Password = true, cfg.DemoPassword
	for _, name := range demoAccounts {
		account, err := accountOf(ctx, svc, name)
		if err != nil {
			return about, err
		}
		about.Accounts = append(about.Accounts, account)
	}
	return about, nil
}

// demoAccounts are those to try: a teacher, who approves, a school's admin.
var demoAccounts = []string{"u13", "u44", "u11"}

func accountOf(ctx context.Context, svc *service.Service, name string) (handlers.Account, error) {
	user, err := svc.Store.Read(ctx).UserByName(name)
	if err != nil {
		return handlers.Account{}, err
	}
	person, err := svc.PersonOf(ctx, user)
	if err != nil || len(person.Actor.Grants) == 0 {
		return handlers.Account{Username: name, Name: user.Name}, err
	}
	return handlers.Account{Username: name, Name: user.Name, Role: string(person.Actor.Grants[0].Role)}, nil
}

// greet says where the server is and, in the demo, who may sign in.
func (c serveCmd) greet(p *program, cfg Config, about handlers.About, listener net.Listener) {
	address := cfg.PublicURL
	if address == "" {
		_, port, _ := net.SplitHostPort(listener.Addr().String())
		address = "http://localhost:" + port
	}
	fmt.Fprintf(p.out, "校享 %s  %s\n", version, address)
	if !about.Demo {
		return
	}
	fmt.Fprintln(p.out, "演示数据，均为虚构示例。Fictional demo data. 可用账号 accounts to try:")
	for _, account := range about.Accounts {
		fmt.Fprintf(p.out, "  %-4s  %s  %s\n", account.Username, cfg.DemoPassword,
			account.Name+" · "+messages.Chinese.Word("role", account.Role))
	}
}
