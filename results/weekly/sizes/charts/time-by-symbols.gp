# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'weekly: filter grows with the square of symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.825 to screen 0.818,0.825 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.805,0.825 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'filter' at screen 0.826,0.825 left front textcolor rgb '#000000'
set label 9 'slope 1.92, end 1.99' at screen 0.826,0.801 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.780,0.461 to screen 0.792,0.499 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 3 from screen 0.792,0.499 to screen 0.818,0.499 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.805,0.499 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'partition' at screen 0.826,0.499 left front textcolor rgb '#000000'
set label 12 'slope 0.90, end 1.24' at screen 0.826,0.475 left front font ',10' textcolor rgb '#555555'
set arrow 4 from screen 0.780,0.457 to screen 0.792,0.442 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 5 from screen 0.792,0.442 to screen 0.818,0.442 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 13 '' at screen 0.805,0.442 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 14 'partition-f32' at screen 0.826,0.442 left front textcolor rgb '#000000'
set label 15 'slope 0.85, end 1.34' at screen 0.826,0.418 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.000392019586903:3.07386456552]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
$series1bars << END
50.0 0.0024826275 0.002414891 0.002635841
100.0 0.008400454 0.007942667 0.008489972
200.0 0.0300167045 0.028466418 0.03176682
400.0 0.120062792 0.109887295 0.14098681
800.0 0.4704142025 0.440153354 0.477200349
1600.0 1.8762429195 1.746915713 1.901329521
END
$series1 << END
50.0 0.0024826275
100.0 0.008400454
200.0 0.0300167045
400.0 0.120062792
800.0 0.4704142025
1600.0 1.8762429195
END
$series2bars << END
50.0 0.000708862 0.000633775 0.00077755
100.0 0.0008041595 0.000766363 0.000931619
200.0 0.001560488 0.001350694 0.001915857
400.0 0.0034028905 0.003044611 0.003773368
800.0 0.0067530975 0.006310832 0.007043595
1600.0 0.013421278 0.013163683 0.013900152
END
$series2 << END
50.0 0.000708862
100.0 0.0008041595
200.0 0.001560488
400.0 0.0034028905
800.0 0.0067530975
1600.0 0.013421278
END
$series3bars << END
50.0 0.0008526765 0.000811711 0.000939381
100.0 0.0007346655 0.000694926 0.000854434
200.0 0.0014879495 0.001390403 0.00172976
400.0 0.0031233135 0.002765164 0.003339451
800.0 0.0063278285 0.005661324 0.006484632
1600.0 0.01262143 0.012532863 0.015507609
END
$series3 << END
50.0 0.0008526765
100.0 0.0007346655
200.0 0.0014879495
400.0 0.0031233135
800.0 0.0063278285
1600.0 0.01262143
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
