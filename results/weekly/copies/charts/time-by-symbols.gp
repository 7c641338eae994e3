# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.679
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 'weekly: time by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 25, model 17, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v669' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'symbols'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'wall time'
set logscale y
set yrange [0.000294174184662:19.3384881342]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0, '10 s' 10.0)
set key at screen 0.689, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 0.0100837625 0.009823977 0.011684743
100.0 0.039902213 0.037495695 0.050121271
200.0 0.143043418 0.141214614 0.144809588
400.0 0.5577960245 0.550434348 0.604393432
800.0 0.952571799 0.908441955 1.345874798
1600.0 8.2648372025 3.923760091 10.673949103
END
$series1 << END
50.0 0.0100837625
100.0 0.039902213
200.0 0.143043418
400.0 0.5577960245
800.0 0.952571799
1600.0 8.2648372025
END
$series2bars << END
50.0 0.000574055 0.000532969 0.000603254
100.0 0.001022424 0.000995534 0.0010803
200.0 0.0020148185 0.001945221 0.002054202
400.0 0.002569745 0.002514022 0.002665787
800.0 0.0034183475 0.00323461 0.003537718
1600.0 0.0071038495 0.006972134 0.007789825
END
$series2 << END
50.0 0.000574055
100.0 0.001022424
200.0 0.0020148185
400.0 0.002569745
800.0 0.0034183475
1600.0 0.0071038495
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'copy-all (slope 1.83, end 3.12)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.68, end 1.06)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
