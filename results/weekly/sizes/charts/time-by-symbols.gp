# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.648
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
set yrange [0.00108200412111:0.579581777903]
set ytics ('2 ms' 0.002, '5 ms' 0.005, '10 ms' 0.01, '20 ms' 0.02, '50 ms' 0.05, '100 ms' 0.1, '200 ms' 0.2, '500 ms' 0.5)
set key at screen 0.658, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 0.002444395 0.00214081 0.002558389
100.0 0.005355941 0.005162535 0.005466645
200.0 0.0120804435 0.011734627 0.012738193
400.0 0.035087969 0.034684592 0.035395535
800.0 0.1155190635 0.114844755 0.116487337
1600.0 0.4098544785 0.406730518 0.413927625
END
$series1 << END
50.0 0.002444395
100.0 0.005355941
200.0 0.0120804435
400.0 0.035087969
800.0 0.1155190635
1600.0 0.4098544785
END
$series2bars << END
50.0 0.002037973 0.001664455 0.002199777
100.0 0.0029454265 0.002717905 0.003075394
200.0 0.0042642745 0.003922769 0.004605961
400.0 0.0079453755 0.007735926 0.008494659
800.0 0.0155631115 0.015442137 0.015941256
1600.0 0.0588565465 0.029123267 0.101859386
END
$series2 << END
50.0 0.002037973
100.0 0.0029454265
200.0 0.0042642745
400.0 0.0079453755
800.0 0.0155631115
1600.0 0.0588565465
END
$series3bars << END
50.0 0.0017651485 0.001515023 0.002092949
100.0 0.0029970335 0.002855989 0.003364212
200.0 0.0038309435 0.003671346 0.004133221
400.0 0.0074226715 0.007316685 0.007807
800.0 0.0146654675 0.014379393 0.014792135
1600.0 0.0532062845 0.026524188 0.147175392
END
$series3 << END
50.0 0.0017651485
100.0 0.0029970335
200.0 0.0038309435
400.0 0.0074226715
800.0 0.0146654675
1600.0 0.0532062845
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'filter (slope 1.48, end 1.83)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.92, end 1.92)', \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'partition-f32 (slope 0.93, end 1.86)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
