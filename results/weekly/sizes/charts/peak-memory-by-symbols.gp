# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.648
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 'weekly: peak memory by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'symbols'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'peak memory'
set logscale y
set yrange [6986807.06782:258964884.467]
set ytics ('8 MiB' 8388608.0, '16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0)
set key at screen 0.658, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 9777152.0 9449472.0 9777152.0
100.0 17811456.0 17784832.0 17973248.0
200.0 31156224.0 31088640.0 32354304.0
400.0 57513984.0 57376768.0 57573376.0
800.0 111241216.0 111226880.0 111247360.0
1600.0 213391360.0 213348352.0 213397504.0
END
$series1 << END
50.0 9777152.0
100.0 17811456.0
200.0 31156224.0
400.0 57513984.0
800.0 111241216.0
1600.0 213391360.0
END
$series2bars << END
50.0 9199616.0 8962048.0 9199616.0
100.0 18673664.0 18575360.0 18771968.0
200.0 30793728.0 30789632.0 30892032.0
400.0 54829056.0 54611968.0 55070720.0
800.0 104159232.0 104144896.0 104169472.0
1600.0 197349376.0 197341184.0 197353472.0
END
$series2 << END
50.0 9199616.0
100.0 18673664.0
200.0 30793728.0
400.0 54829056.0
800.0 104159232.0
1600.0 197349376.0
END
$series3bars << END
50.0 8650752.0 8478720.0 8650752.0
100.0 15798272.0 15794176.0 15798272.0
200.0 28696576.0 28696576.0 28844032.0
400.0 50751488.0 50597888.0 50868224.0
800.0 95764480.0 95739904.0 95776768.0
1600.0 182667264.0 182652928.0 182824960.0
END
$series3 << END
50.0 8650752.0
100.0 15798272.0
200.0 28696576.0
400.0 50751488.0
800.0 95764480.0
1600.0 182667264.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'filter (slope 0.89, end 0.94)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.87, end 0.92)', \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'partition-f32 (slope 0.87, end 0.93)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
