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
set yrange [0.000327123002348:18.2107844925]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0, '10 s' 10.0)
set key at screen 0.689, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 0.0103141885 0.009709838 0.010971427
100.0 0.044511083 0.038192837 0.055562378
200.0 0.1433769965 0.140789806 0.144534521
400.0 0.585448428 0.55874127 0.614731291
800.0 0.9607229495 0.922711937 1.215262884
1600.0 8.2995548 4.368556506 10.141428712
END
$series1 << END
50.0 0.0103141885
100.0 0.044511083
200.0 0.1433769965
400.0 0.585448428
800.0 0.9607229495
1600.0 8.2995548
END
$series2bars << END
50.0 0.0006068135 0.000587409 0.000669972
100.0 0.0010263045 0.001009365 0.001050266
200.0 0.002067847 0.001972901 0.002125317
400.0 0.0026481615 0.002461906 0.003417962
800.0 0.003559246 0.003347377 0.003804194
1600.0 0.0074072035 0.007010361 0.007926778
END
$series2 << END
50.0 0.0006068135
100.0 0.0010263045
200.0 0.002067847
400.0 0.0026481615
800.0 0.003559246
1600.0 0.0074072035
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'copy-all (slope 1.82, end 3.11)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.68, end 1.06)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
